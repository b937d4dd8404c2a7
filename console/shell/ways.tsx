import { useState } from 'react'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { screens } from '../screens/catalog.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { Shell } from './shell.tsx'

/** Each screen's code is loaded when it is first opened. */
const ways = () =>
  createBrowserRouter([
    {
      path: '/',
      Component: Shell,
      HydrateFallback: () => null,
      children: [
        ...screens.map(({ path, load }) => ({
          path: path === '/' ? '/' : `${path}/*`,
          lazy: async () => ({ Component: (await load()).Screen }),
        })),
        { path: '*', Component: NoSuchPage },
      ],
    },
  ])

/** The address counts from when somebody is signed in: until then it is the sign-in's. */
export function Ways() {
  const [router] = useState(ways)
  return <RouterProvider router={router} />
}
