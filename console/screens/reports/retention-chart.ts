import type { ChartOption } from '../../parts/chart/draw-chart.ts'
import { percent } from './percent.ts'

export interface Retained {
  readonly day: number
  readonly people: number
  readonly atWork: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** The share still at work at each check-in, within the shade of its interval. */
export function retentionChart(
  points: readonly Retained[],
  words: { readonly day: (day: number) => string; readonly share: string; readonly interval: string },
): ChartOption {
  const floor = Math.floor(Math.min(1, ...points.map(({ low }) => low)) * 10) / 10
  const shade = { type: 'line', stack: 'interval', symbol: 'none', lineStyle: { opacity: 0 }, silent: true } as const
  return {
    grid: { left: 8, right: 24, top: 48, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, data: [words.share, words.interval] },
    tooltip: {
      trigger: 'axis',
      formatter: (shown) => {
        const point = points[Array.isArray(shown) ? (shown[0]?.dataIndex ?? 0) : shown.dataIndex]
        if (!point) return ''
        const { day, share, low, high, atWork, people } = point
        return `${words.day(day)}<br>${words.share} ${percent(share)} (${atWork} / ${people})<br>${words.interval} ${percent(low)} – ${percent(high)}`
      },
    },
    xAxis: { type: 'category', data: points.map(({ day }) => words.day(day)), boundaryGap: points.length < 2 },
    yAxis: {
      type: 'value',
      min: floor,
      max: 1,
      axisLabel: { formatter: (value: number) => `${Math.round(value * 100)}%` },
    },
    series: [
      { ...shade, name: 'low', data: points.map(({ low }) => low) },
      {
        ...shade,
        name: words.interval,
        data: points.map(({ low, high }) => high - low),
        areaStyle: { color: '#0b5c3b', opacity: 0.18 },
        itemStyle: { color: '#0b5c3b', opacity: 0.35 },
      },
      {
        type: 'line',
        name: words.share,
        data: points.map(({ share }) => share),
        symbol: 'circle',
        symbolSize: 8,
        itemStyle: { color: '#0b5c3b' },
        label: { show: true, formatter: ({ value }) => percent(Number(value)) },
      },
    ],
  }
}
