/** `$decodeUrlComponent(text)`, where a plus sign stands for a space as in Java's URLDecoder. */
export function decodeUrlComponent(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // jsonata's own code for it.
    throw { code: 'D3140', value: text, functionName: 'decodeUrlComponent' }
  }
}
