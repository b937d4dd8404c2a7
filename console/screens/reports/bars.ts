import type { ChartOption } from '../../parts/chart/draw-chart.ts'

/** So many bars are still read. */
export const mostBars = 24
const barHeight = 26

/** Named bars from the left, the first at the top. */
export function bars(
  names: readonly string[],
  series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly unit?: string }[],
  { most }: { most?: number } = {},
): ChartOption {
  return {
    grid: { left: 8, right: 48, top: series.length > 1 ? 32 : 8, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    ...(series.length > 1 && { legend: { top: 0, left: 0 } }),
    xAxis: { type: 'value', ...(most !== undefined && { max: most }) },
    yAxis: { type: 'category', data: [...names], inverse: true, axisTick: { show: false } },
    series: series.map(({ name, values, unit = '' }) => ({
      type: 'bar',
      name,
      data: values.map((value) => value ?? '-'),
      barMaxWidth: 16,
      label: { show: true, position: 'right', formatter: `{c}${unit}` },
    })),
  }
}

/** CSS pixels that so many bars want. */
export function heightOfBars(names: number, series = 1): number {
  return 70 + Math.max(1, names) * (barHeight + (series - 1) * 14)
}
