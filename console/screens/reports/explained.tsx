import { Tooltip } from 'antd'
import { type FigureId, figures } from '../../../domain/reports/figures.ts'
import { useSay } from '../../words/language.tsx'

/** A figure's name that says on hover, on focus and on a tap what it counts: the sentence of `docs/figures.md`. */
export function Explained({ figure, children }: { figure: FigureId; children?: React.ReactNode }) {
  const say = useSay()
  const { words, means } = figures[figure]
  return (
    <Tooltip title={say(means)} trigger={['hover', 'focus', 'click']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who reads by keyboard comes to the sentence too */}
      <span tabIndex={0} className="explained">
        {children ?? say(words)}
      </span>
    </Tooltip>
  )
}
