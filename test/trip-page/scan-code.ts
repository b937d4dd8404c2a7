import jsQR from 'jsqr'

/** Dots a module, as on a phone of some years ago. */
const scale = 4

/** Draws the QR codes of a page dot by dot, and reads each as an escort's phone does. `modules` is the width without the quiet zone. */
export function scanCodes(page: string): { readonly text: string; readonly modules: number }[] {
  return [...page.matchAll(/<svg[^>]*viewBox="0 0 (\d+) \d+"[\s\S]*?<path stroke="#000000" d="([^"]+)"/g)].map(
    ([, width = '', path = '']) => {
      const side = Number(width) * scale
      const dots = new Uint8ClampedArray(side * side * 4).fill(255)
      drawRuns(path, (x, y) => {
        for (let down = 0; down < scale; down += 1)
          for (let right = 0; right < scale; right += 1) {
            const dot = ((y * scale + down) * side + x * scale + right) * 4
            dots.fill(0, dot, dot + 3)
          }
      })
      return { text: jsQR.default(dots, side, side)?.data ?? '', modules: Number(width) - 8 }
    },
  )
}

/** The path is rows of runs: `M4 4.5h7m2 0h1`. */
function drawRuns(path: string, draw: (x: number, y: number) => void): void {
  let [x, y] = [0, 0]
  for (const [, command, first = '', second = '0'] of path.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,](-?[\d.]+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)]
    else if (command === 'm') [x, y] = [x + Number(first), y + Number(second)]
    else for (let left = Number(first); left > 0; left -= 1) draw(x++, Math.floor(y))
  }
}
