import { unzipSync } from 'fflate'
import { walkXml } from './walk-xml.ts'

/** A sheet of 100,000 rows unpacks to some 100 MB; what claims more would fill the memory of the function. */
const mostBytes = 400_000_000

/** One reference from a part of the workbook to another. */
export interface Relationship {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings` … */
  readonly kind: string
  readonly path: string
}

/** The XML parts of an XLSX file, which is a ZIP archive, by their paths. */
export interface XlsxParts {
  /** The text of a part, or undefined where there is none; names differ in case between programs. */
  readonly text: (path: string) => string | undefined
  /** Where a part refers to; empty where it refers to nothing. */
  readonly relationshipsOf: (path: string) => Relationship[]
}

/** Unpacks an XLSX file; throws where the archive is damaged or larger than any sheet. */
export function xlsxParts(bytes: Uint8Array): XlsxParts {
  let unpacked = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(?:xml|rels)$/i.test(name)) return false
      unpacked += originalSize
      if (unpacked > mostBytes) throw new RangeError('the workbook unpacks to more than a survey can hold')
      return true
    },
  })
  const byPath = new Map(Object.entries(files).map(([name, content]) => [keyOf(name), content]))

  function text(path: string): string | undefined {
    const content = byPath.get(keyOf(path))
    return content && decodeXml(content)
  }

  function relationshipsOf(path: string): Relationship[] {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const xml = text(`${folder}_rels/${path.slice(folder.length)}.rels`)
    const found: Relationship[] = []
    walkXml(xml ?? '<none/>', {
      open(name, attribute) {
        const target = attribute('Target')
        if (name !== 'Relationship' || target === undefined || attribute('TargetMode') === 'External') return
        const kind = attribute('Type')?.split('/').at(-1) ?? ''
        found.push({ id: attribute('Id') ?? '', kind, path: pathFrom(folder, target) })
      },
    })
    return found
  }
  return { text, relationshipsOf }
}

function keyOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function pathFrom(folder: string, target: string): string {
  return decodeURI(new URL(target.replaceAll('\\', '/'), `file:///${folder}`).pathname).slice(1)
}

function decodeXml(content: Uint8Array): string {
  const [first, second] = content
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content)
  return new TextDecoder().decode(content)
}
