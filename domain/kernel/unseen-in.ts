/**
 * Controls, ends of lines, halves of characters and characters that are none, and what turns the direction of writing: with
 * them a name reads otherwise than it is kept. A half of a character cannot be kept at all.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{FEFF}]/u

/** The first such character of a text as `U+202E`; undefined where it has none. */
export function unseenIn(text: string): string | undefined {
  const code = unseen.exec(text)?.[0].codePointAt(0)
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
