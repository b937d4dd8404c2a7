import { Drawer, Grid } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

/**
 * A list with the detail of its chosen row beside it, so that one acts without leaving the list; on a narrow screen the detail
 * comes from below. `detail` is undefined while no row is chosen.
 */
export function SplitView({
  list,
  detail,
  title,
  onClose,
}: {
  list: ReactNode
  detail: ReactNode | undefined
  title?: ReactNode
  onClose: () => void
}) {
  const { lg } = Grid.useBreakpoint()
  const words = useWords(sharedWords)
  if (!lg)
    return (
      <>
        {list}
        <Drawer
          open={detail !== undefined}
          onClose={onClose}
          placement="bottom"
          size="85%"
          title={title}
          closable={{ 'aria-label': words.close }}
        >
          {detail}
        </Drawer>
      </>
    )
  return (
    <div {...(detail !== undefined && { className: 'split' })}>
      <div className="split-list">{list}</div>
      {detail !== undefined && (
        <section className="split-detail" aria-live="polite">
          {title !== undefined && <h2>{title}</h2>}
          {detail}
        </section>
      )}
    </div>
  )
}
