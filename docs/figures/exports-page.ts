import { type ExportedListName, exportedLists, schemaName } from '../../domain/reports/exported-lists.ts'
import { columnsOf } from '../../domain/reports/list-column.ts'

const head = `# Lists for other systems

What a provincial database, or anybody's own, is given: as **CSV** (UTF-8, RFC 4180, Chinese heads) or as **JSON Lines** (an object a
line, under the names of the columns). This page is made of [\`domain/reports/\`](../domain/reports/exported-lists.ts) by
\`npm run figures-page\`; \`GET /v1/exports\` says the same to programmes.

\`\`\`
curl -H "Authorization: Bearer $token" "$service/v1/exports/vacancies?format=jsonl" -D heads.txt
grep -i zhida-next heads.txt        # the cursor of the next page; absent on the last
\`\`\`

- **Version.** The header \`zhida-schema\` names the columns: \`vacancies/1\`. The number counts up when a column goes or means something
  else; a new column comes last and is no new version.
- **Pages.** A list of records comes in pages (\`cursor\` = \`zhida-next\` of the page before). Written one after the other they are the
  whole file: heads and BOM stand on the first page only. Nothing of an export is kept by the service.
- **CSV.** With a BOM, so that Excel reads it as UTF-8; \`bom=no\` leaves it out. A text that a spreadsheet would run as a formula, or
  would round, and one that begins with an apostrophe, has an apostrophe before it: take one off. An empty cell is null; 是 and 否.
- **JSON Lines.** Every column in every line; nothing is guarded.
- **People** stand in them by a pseudonym that is the same in every export and leads back nowhere. By name they are given to the
  province alone, with \`details=full\` and a reason (\`why\`), and each page is on record before it is answered.

## Lists of others

\`POST /v1/imports\` takes lists of enterprises and of vacancies in the same columns: \`{ schema: "vacancies/1", format, content, dryRun, lineByLine }\`,
up to 1,000 lines at a time. With \`dryRun\` it says what would become of each line. Where one line is wrong nothing is taken of any, or with
\`lineByLine\` the others are; \`outcomes\` says of every line whether it is new, stood so, or is wrong. A longer file comes in parts with its heads,
\`linesBefore\` saying how many of its lines came before. A county takes vacancies of its own city, and of enterprises whose specialist is of its
office. What is wrong is told by line and column. Rules are those of a report by telephone: minimum wage, hours, wording, and an active agreement of the
enterprise. A vacancy is known by \`reference\`, the number of its sender, an enterprise by its licence: the same list again changes
nothing, one that broke off is completed by itself, and a line that stands otherwise is refused, since changes belong to where the fact
stands. Lists of people are taken as survey sheets alone, with their consent.

每张清单都有版本号；人员只用代号，实名清单只给省级，须写明理由并留痕。别人的企业名录和岗位清单按同样的列导入：先试导；一行有错整份不导入，也可以只导入没有错的行，逐行说明结果。超过1000行的分批导入。县区导入本市州的、以及本单位任专员的企业的岗位。
`

/** The page of all lists and their columns, as `docs/exports.md` keeps it. */
export function exportsPage(): string {
  const names = Object.keys(exportedLists) as ExportedListName[]
  return [head, ...names.map(section)].join('\n')
}

function section(list: ExportedListName): string {
  const { words, path, line, isTakenIn } = exportedLists[list]
  const taken = isTakenIn ? ' Lists of others are taken in these columns: `POST /v1/imports`.' : ''
  const rows = columnsOf(line).map(({ name, zh, en, kind, isRequired, unit, codes, toldOnly }) => {
    const held = typeof codes === 'string' ? codes : (codes?.map((code) => `\`${code}\``).join(', ') ?? '')
    const empty = isRequired ? '' : 'may be empty'
    const notes = [unit, held, empty, toldOnly ? 'says nothing where a list is taken in' : '']
      .filter(Boolean)
      .join('; ')
    return `| \`${name}\` | ${zh} | ${en} | ${kind} | ${notes} |`
  })
  return `## \`${schemaName(list)}\` ${words.zh}

${words.en[0]?.toUpperCase()}${words.en.slice(1)}. \`GET ${path}\`.${taken}

| column | CSV | what it holds | kind | unit, codes |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
