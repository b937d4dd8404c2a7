import { codeOf } from './code-of.ts'

/** The code of an address, as large as the style of its place says. */
export function Code({ of, label }: { of: string; label: string }) {
  const { size, path } = codeOf(of)
  return (
    <svg className="code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
