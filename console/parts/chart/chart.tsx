import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../words/language.tsx'
import { chartWords } from './chart-words.ts'
import { copyPicture } from './copy-picture.ts'
import type { ChartOption, DrawnChart } from './draw-chart.ts'

/** CSS pixels between the margins of an A4 page. */
const paperWidth = 680

interface Props {
  /** What it shows, for those who hear it; the figures themselves stand in a table beside it. */
  readonly label: string
  readonly option: ChartOption
  /** CSS pixels. */
  readonly height?: number
  /** The name under which its picture is saved. */
  readonly file: string
}

/** A drawing of figures; what draws it is loaded with the first one. */
export function Chart({ label, option, height = 280, file }: Props) {
  const words = useWords(chartWords)
  const { message } = App.useApp()
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(option)
  const drawn = useRef<DrawnChart>(undefined)
  const [isMissing, setMissing] = useState(false)

  useEffect(() => {
    latest.current = option
    drawn.current?.show(option)
  }, [option])

  useEffect(() => {
    const here = place.current
    if (!here) return undefined
    let isGone = false
    const fit = () => drawn.current?.fit()
    const fitPaper = () => drawn.current?.fit(paperWidth)
    const watch = new ResizeObserver(fit)
    import('./draw-chart.ts')
      .then(({ drawChart }) => {
        if (isGone) return
        drawn.current = drawChart(here)
        drawn.current.show(latest.current)
        watch.observe(here)
      })
      .catch(() => setMissing(true))
    window.addEventListener('beforeprint', fitPaper)
    window.addEventListener('afterprint', fit)
    return () => {
      isGone = true
      watch.disconnect()
      window.removeEventListener('beforeprint', fitPaper)
      window.removeEventListener('afterprint', fit)
      drawn.current?.remove()
      drawn.current = undefined
    }
  }, [])

  const copy = async () => {
    const drawing = place.current?.querySelector('svg')
    if (!drawing) return
    try {
      message.success(words[await copyPicture(drawing, file)])
    } catch {
      message.error(words.notCopied)
    }
  }
  return (
    <figure style={{ margin: 0 }}>
      {isMissing ? (
        <p className="quiet">{words.notDrawn}</p>
      ) : (
        <div ref={place} role="img" aria-label={label} style={{ width: '100%', height }} />
      )}
      <figcaption className="filters">
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
          {words.copy}
        </Button>
      </figcaption>
    </figure>
  )
}
