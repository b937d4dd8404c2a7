import { unzipSync } from 'fflate'

interface Format {
  readonly zh: string
  readonly en: string
}

/** By a part that only such an archive has. */
const archives: readonly (readonly [part: RegExp, Format])[] = [
  [/^xl\/workbook\.bin$/i, { zh: '二进制工作簿（.xlsb）', en: 'a binary workbook (.xlsb)' }],
  [/^content\.xml$/i, { zh: 'OpenDocument表格（.ods）', en: 'an OpenDocument spreadsheet (.ods)' }],
  [/^word\//i, { zh: 'Word文档（.docx）', en: 'a Word document (.docx)' }],
  [/^Index\/|^Index\.zip$/, { zh: 'Numbers表格', en: 'a Numbers spreadsheet' }],
]
const archive: Format = { zh: '压缩包（.zip），请先解压', en: 'a ZIP archive; unpack it first' }

/** By how the text begins. */
const texts: readonly (readonly [beginning: RegExp, Format])[] = [
  [/^%PDF/, { zh: 'PDF文件', en: 'a PDF file' }],
  [/^\{\\rtf/, { zh: 'RTF文档', en: 'an RTF document' }],
  [/^Rar!|^7z\u00bc/, { zh: '压缩包，请先解压', en: 'a packed archive; unpack it first' }],
  [
    /^(?:<\?xml[^>]*>\s*)?(?:<\?mso[^>]*>\s*)?<(?:\w+:)?workbook/i,
    { zh: 'XML表格（2003）', en: 'an XML spreadsheet of 2003' },
  ],
  [
    /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|meta|body|table|style)/is,
    { zh: '网页（HTML），扩展名可能写成了.xls', en: 'a web page (HTML), though it may be called .xls' },
  ],
]

/** What a file is that is neither CSV nor XLSX, where that can be told; else null. */
export function otherFormat(bytes: Uint8Array): Format | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return otherArchive(bytes)
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1000))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  return texts.find(([beginning]) => beginning.test(start))?.[1] ?? null
}

function otherArchive(bytes: Uint8Array): Format | null {
  const names: string[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name)
        return false
      },
    })
  } catch {
    // A damaged workbook is refused as one.
    return null
  }
  const known = archives.find(([part]) => names.some((name) => part.test(name)))
  if (known) return known[1]
  return names.some((name) => /xl[/\\]|workbook\.xml$/i.test(name)) ? null : archive
}
