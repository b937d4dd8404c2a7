import { create } from 'qrcode'

/** White around it, in modules: readers need four. */
const quiet = 4

/** An address as a QR code: a path of squares of 1 in a view box of `size`. Of the medium correction, as paper gets creased. */
export function codeOf(address: string): { readonly size: number; readonly path: string } {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const squares = []
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) squares.push(`M${column + quiet} ${row + quiet}h1v1h-1z`)
  return { size: modules.size + 2 * quiet, path: squares.join('') }
}
