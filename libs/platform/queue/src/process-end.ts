/** Injection token of a ProcessEnd: how this process ends itself when it cannot be mended. Absent: process.exit. Tests listen instead. */
export const PROCESS_END = Symbol('process end');

export type ProcessEnd = (code: number) => void;

export function endProcess(code: number): void {
  process.exit(code);
}
