import { Button, Empty, Grid, Table, type TableProps } from 'antd'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { Refusal } from './refusal.tsx'

export interface Column<Row> {
  /** A text, or one that explains itself; lists of columns have each title once. */
  readonly title: React.ReactNode
  /** What stands in the cell. */
  readonly shows: (row: Row) => React.ReactNode
  readonly width?: number
  readonly align?: 'right'
  /** Left out on narrow screens. */
  readonly wideOnly?: true
}

interface Props<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly chosen?: string | undefined
  readonly onChoose?: (row: Row) => void
  readonly isLoading?: boolean
  readonly error?: Error | null
  /** Reads the next page; undefined where all is shown. */
  readonly more?: (() => void) | undefined
  readonly isReadingMore?: boolean
  /** What comes here and what to do first, while there is nothing. */
  readonly empty?: React.ReactNode
  /** Pixels: a long list scrolls within it, only the rows in sight being drawn. */
  readonly height?: number
}

/** A list of rows: one is chosen by a click, by Enter, or by the arrow keys; long ones come by pages. */
export function Rows<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, rowKey, chosen, onChoose, isLoading, error, more, isReadingMore, empty, height } = props
  const words = useWords(sharedWords)
  const { md = false } = Grid.useBreakpoint()
  const move = (event: React.KeyboardEvent, index: number) => {
    const row = rows[index]
    if (event.key === 'Enter' && row) onChoose?.(row)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = rows[index + step]
    const line = step > 0 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling
    if (next) onChoose?.(next)
    if (line instanceof HTMLElement) line.focus()
  }
  // A long list reads on by itself before its end comes into sight.
  const readOn = ({ currentTarget }: React.UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget
    if (more && !isReadingMore && scrollTop + 2 * clientHeight > scrollHeight) more()
  }
  const table: TableProps<Row> = {
    size: 'small',
    pagination: false,
    rowKey,
    dataSource: [...rows],
    columns: columns.map(({ title, shows, width, align, wideOnly }) => ({
      title,
      render: (_: unknown, row: Row) => shows(row),
      // On a phone the widths that were meant for a desk would leave the first column a character.
      ...(width !== undefined && (md || height !== undefined) && { width }),
      ...(align && { align, className: 'number-cell' }),
      ...(wideOnly && { responsive: ['md'] as const }),
    })) as NonNullable<TableProps<Row>['columns']>,
    loading: isLoading ?? false,
    rowClassName: (row) => (rowKey(row) === chosen ? 'chosen-row' : ''),
    locale: { emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty ?? words.empty} /> },
    ...(height !== undefined && { virtual: true, scroll: { y: height, x: 340 }, onScroll: readOn }),
    ...(onChoose && {
      onRow: (row, index = 0) => ({
        tabIndex: 0,
        // A virtual row has no role of its own, and can be the current one at most.
        ...(height === undefined
          ? { 'aria-selected': rowKey(row) === chosen }
          : rowKey(row) === chosen && { 'aria-current': true }),
        style: { cursor: 'pointer' },
        onClick: () => onChoose(row),
        onKeyDown: (event: React.KeyboardEvent) => move(event, index),
      }),
    }),
  }
  return (
    <section aria-label={label}>
      <Refusal error={error} />
      <Table<Row> {...table} />
      {more && (
        <Button block onClick={more} loading={isReadingMore ?? false} style={{ marginTop: 8 }}>
          {words.more}
        </Button>
      )}
    </section>
  )
}
