/** Runs what waits for a lock with a lock_timeout. returns false when it was not granted: somebody uses the table, try again later */
export async function unlessLocked(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === '55P03') return false;
    throw error;
  }
}
