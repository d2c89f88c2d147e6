/** Many may work side by side; one who asks to be alone waits for them, and they for him. For suspects that may end the process. */
export class Turnstile {
  private inside = 0;
  private alone = false;
  private readonly waitingAlone: (() => void)[] = [];
  private readonly waitingTogether: (() => void)[] = [];

  async together<T>(work: () => Promise<T>): Promise<T> {
    // Who waits to be alone goes first, or a busy queue would never let him.
    if (this.alone || this.waitingAlone.length > 0) await new Promise<void>((enter) => this.waitingTogether.push(enter));
    else this.inside++;
    try {
      return await work();
    } finally {
      this.inside--;
      this.next();
    }
  }

  async byItself<T>(work: () => Promise<T>): Promise<T> {
    if (this.alone || this.inside > 0) await new Promise<void>((enter) => this.waitingAlone.push(enter));
    else this.alone = true;
    try {
      return await work();
    } finally {
      this.alone = false;
      this.next();
    }
  }

  private next(): void {
    if (this.alone || this.inside > 0) return;
    const first = this.waitingAlone.shift();
    if (first) {
      this.alone = true;
      first();
      return;
    }
    for (const enter of this.waitingTogether.splice(0)) {
      this.inside++;
      enter();
    }
  }
}
