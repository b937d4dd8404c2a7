/** 256 KiB of UTF-8 text is what AWS lets one state hand to the next. */
export const largestStateData = 262_144

export function isTooLarge(text: string): boolean {
  // A UTF-16 unit takes at most three bytes: most texts need no counting.
  return text.length * 3 > largestStateData && Buffer.byteLength(text) > largestStateData
}
