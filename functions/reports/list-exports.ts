import { type ExportedListName, exportedLists, schemaName } from '../../domain/reports/exported-lists.ts'
import { columnsOf } from '../../domain/reports/list-column.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

async function listExports() {
  const names = Object.keys(exportedLists) as ExportedListName[]
  return {
    items: names.map((list) => {
      const { words, path, line, isTakenIn } = exportedLists[list]
      const columns = columnsOf(line).map(({ name, zh, en, kind, isRequired, unit, codes, toldOnly }) => ({
        name,
        head: zh,
        words: { zh, en },
        kind,
        isRequired,
        ...(unit !== undefined && { unit }),
        ...(codes !== undefined && { codes: typeof codes === 'string' ? codes : [...codes] }),
        ...(toldOnly && { toldOnly }),
      }))
      return { list, schema: schemaName(list), words, path, isTakenIn, columns }
    }),
  }
}

export const handler = http(routes['list-exports'], listExports)
