/** 0.875 as 87.5%; a dash where there is nothing to divide by. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)}%`
}
