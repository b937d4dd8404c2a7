import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

export interface DrawnChart {
  /** Draws these figures in the place of those before. */
  show(option: ChartOption): void
  /** Fits it to its place; a printed page has a width of its own, in CSS pixels. */
  fit(width?: number): void
  remove(): void
}

const everywhere: ChartOption = {
  // A picture of figures, not a show: it stands still, and is the same on paper.
  animation: false,
  textStyle: {
    fontFamily: 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
    fontSize: 12,
    color: '#262626',
  },
  color: ['#0b5c3b', '#b35900', '#1d4f91', '#7a1f5c'],
}

/** Only what our charts are made of is loaded, and drawn as SVG, so that it prints and scales. */
export function drawChart(place: HTMLElement): DrawnChart {
  const chart = init(place, null, { renderer: 'svg' })
  return {
    show: (option) => chart.setOption({ ...everywhere, ...option }, { notMerge: true }),
    fit: (width) => chart.resize({ width: width ?? 'auto' }),
    remove: () => chart.dispose(),
  }
}
