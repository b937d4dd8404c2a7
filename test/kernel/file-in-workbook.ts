import { inflateRawSync } from 'node:zlib'

/** The text of one file inside a workbook, which is a ZIP archive: `xl/workbook.xml`. */
export function fileInWorkbook(workbook: Uint8Array, path: string): string {
  const bytes = Buffer.from(workbook)
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let entry = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(entry + 28)
    const name = bytes.toString('utf8', entry + 46, entry + 46 + nameLength)
    if (name === path) return contentAt(bytes, bytes.readUInt32LE(entry + 42), bytes.readUInt32LE(entry + 20))
    entry += 46 + nameLength + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32)
  }
  throw new Error(`the workbook holds no ${path}`)
}

function contentAt(bytes: Buffer, header: number, size: number): string {
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  const content = bytes.subarray(start, start + size)
  const isStored = bytes.readUInt16LE(header + 8) === 0
  return (isStored ? content : inflateRawSync(content)).toString('utf8')
}
