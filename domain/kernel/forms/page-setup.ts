import type writeWorkbook from 'write-excel-file/node'
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility'

/** Something that the library lets others do to the files inside a workbook. */
type Feature = NonNullable<NonNullable<Parameters<typeof writeWorkbook>[1]>['features']>[number]

/** How one sheet of a workbook is printed, in the order of the sheets. */
export interface PageSetup {
  readonly sheet: string
  readonly orientation: 'portrait' | 'landscape'
  /** The row that every page repeats, counted from 1. */
  readonly headRow: number
  /** In the middle of the foot of every page: a page that got loose says what it is part of. */
  readonly title: string
  /** At the left of the foot of every page; its number is at the right. */
  readonly foot: string
}

/** Inches; the foot of the page lies in the lower margin. */
const margins = '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.35" footer="0.35"/>'

/**
 * A4, as wide as the page, centred, the head row on every page, page numbers in the foot. The library that writes the
 * workbook has a hook for what it does not know itself; this is all that a page needs beyond it.
 */
export function pageSetup(pages: readonly PageSetup[]): Feature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(content, _, { sheetIndex }) {
            const page = pages[sheetIndex]
            if (!page) throw new Error(`sheet ${sheetIndex} has no page set-up`)
            return elementsOf(page).reduce(
              (xml, element) => inserted(xml, 'xl/worksheets/sheet{id}.xml', element),
              content,
            )
          },
        },
        'xl/workbook.xml': {
          transform: (content) =>
            content.replace(/<definedNames\s*\/>|<definedNames><\/definedNames>/, '').replace(
              // Excel repairs a workbook whose names stand before its sheets.
              '</sheets>',
              `</sheets><definedNames>${pages.map(titlesOf).join('')}</definedNames>`,
            ),
        },
      },
    },
  }
}

function elementsOf({ orientation, title, foot }: PageSetup): string[] {
  const numbered = text(`&L${escapedCodes(foot)}&C${escapedCodes(title)}&R第 &P 页，共 &N 页`)
  return [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<printOptions horizontalCentered="1"/>',
    margins,
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${numbered}</oddFooter></headerFooter>`,
  ]
}

function titlesOf({ sheet, headRow }: PageSetup, index: number): string {
  const range = `'${sheet.replaceAll("'", "''")}'!$${headRow}:$${headRow}`
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${text(range)}</definedName>`
}

function inserted(xml: string, file: 'xl/worksheets/sheet{id}.xml', element: string): string {
  return insertElementMarkupAccordingToOrderOfSiblings(
    xml,
    element,
    getOrderOfSiblings(file, 'worksheet') ?? [],
    'worksheet',
  )
}

/** In headers and footers an ampersand begins a code. */
function escapedCodes(plain: string): string {
  return plain.replaceAll('&', '&&')
}

function text(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
