import { figureDimensions, figureUnits } from '../../domain/reports/figure.ts'
import { type FigureId, figures } from '../../domain/reports/figures.ts'
import { toldFigures } from './told-figures.ts'

const head = `# Figures

Every figure that a report tells, with what it counts and what not. The table is made of
[\`domain/reports/figures.ts\`](../domain/reports/figures.ts) by \`npm run figures-page\`; the console shows the same sentence where a
figure stands, and \`GET /v1/figures\` gives all of them to programmes. \`test/reports/recount.test.ts\` runs journeys, reads every item
of the table, and counts each of them anew by simple code of its own.

每项指标都说明计什么、不计什么。本表由程序生成，控制台把鼠标移到指标上显示同样的说明。

- **As of.** A report says until when it holds (截至…日…时). A day that is over keeps what was known of it at its end: what is told later is
  in the figures of later days.
- **Counted from** names the kinds of items of the table (\`storage/\`, [retention](retention.md)), by which anybody can count it anew.
- **A month** that goes on is compared with as many days of the month before, one that is over with all of it. Where there was nothing
  before, no per cent is told.
- A figure is a count, or made of counts; none tells of one person.
`

/** The page of all figures, as `docs/figures.md` keeps it. */
export function figuresPage(): string {
  const told = toldFigures()
  const lines = (Object.keys(figures) as FigureId[]).map((id) => {
    const { words, unit, means, from, by } = figures[id]
    const monthly = by.includes('month') ? ['/v1/reports/monthly'] : []
    const paths = new Set([...told.filter((one) => one.figures.includes(id)).map(({ path }) => path), ...monthly])
    const cells = [
      `\`${id}\``,
      `${words.zh}<br>${words.en}`,
      `${figureUnits[unit].zh}<br>${figureUnits[unit].en}`,
      `${means.zh}<br>${means.en}`,
      from.map((one) => `\`${one}\``).join(', '),
      by.map((one) => figureDimensions[one].en).join(', '),
      [...paths].map((path) => `\`${path}\``).join('<br>'),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const columns = ['figure', '名称 name', '单位 unit', '口径 what it counts', 'counted from', 'by', 'told by']
  return `${head}\n| ${columns.join(' | ')} |\n|${columns.map(() => ' --- |').join('')}\n${lines.join('\n')}\n`
}
