const format = new Intl.NumberFormat('zh-CN')

/** With thousands separators. */
export function Count({ of }: { of: number }) {
  return <>{format.format(of)}</>
}
