import { createContext, type ReactNode, useContext } from 'react'
import { Link } from 'react-router'

/** The paths of the screens that the reader may open; the shell says it once. */
export const OpenPaths = createContext<readonly string[]>([])

/** A number or a name that leads to what stands behind it, for a reader to whom that screen is open. */
export function DownTo({ to, children }: { to: string; children: ReactNode }) {
  const paths = useContext(OpenPaths)
  const [wished = ''] = to.split('?')
  const isOpen = paths.some((path) => wished === path || wished.startsWith(`${path}/`))
  return isOpen ? <Link to={to}>{children}</Link> : children
}
