import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'qrcode'

const side = 480
/** Modules of white around a code, as it is shown. */
const margin = 4

/** A film that a browser takes for what its camera sees: a QR code on a screen, as raw Y4M. Answers the file. */
export async function filmOf(text: string): Promise<string> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const scale = Math.floor(side / (modules.size + 2 * margin))
  const luma = Buffer.alloc(side * side, 235)
  for (let y = 0; y < modules.size * scale; y += 1)
    for (let x = 0; x < modules.size * scale; x += 1)
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale)))
        luma[(y + margin * scale) * side + x + margin * scale] = 16
  const chroma = Buffer.alloc((side * side) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const head = Buffer.from(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`)
  const file = join(await mkdtemp(join(tmpdir(), 'zhida-film-')), 'camera.y4m')
  await writeFile(file, Buffer.concat([head, frame, frame]))
  return file
}
