/** Hands something to the browser as a file to keep. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the file over once the click is through.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
