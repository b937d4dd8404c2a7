import { MenuOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer, Grid, Layout, Menu } from 'antd'
import { type ReactNode, Suspense, useMemo, useState } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import type { Role } from '../../functions/wiring/staff.ts'
import { OpenPaths } from '../parts/down-to.tsx'
import { screens } from '../screens/catalog.tsx'
import { liveEvery, useAnswer } from '../service/use-answer.ts'
import { useSession } from '../sign-in/signed-in.tsx'
import { useLanguage, useSay, useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import './console.css'
import { LocalClock } from './local-clock.tsx'
import { SavedViews } from './saved-views.tsx'

/** What stands around every screen: the menu with what waits, who is signed in, the language, and the clock of local mode. */
export function Shell() {
  const { colleague, settings, signOut } = useSession()
  const { language, choose } = useLanguage()
  const words = useWords(sharedWords)
  const { lg } = Grid.useBreakpoint()
  const [isOpen, setOpen] = useState(false)
  const paths = useMemo(() => openTo(colleague.role).map(({ path }) => path), [colleague.role])
  const who = (
    <span className="quiet">
      {words[colleague.role]} · {colleague.subject}
    </span>
  )
  const menu = <Screens onChosen={() => setOpen(false)} />
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      {lg ? (
        <Layout.Sider theme="light" width={184} style={{ borderRight: '1px solid #d9d9d9' }}>
          <div className="logo">{words.name}</div>
          {menu}
        </Layout.Sider>
      ) : (
        <Drawer open={isOpen} onClose={() => setOpen(false)} placement="left" size={260} title={words.name}>
          {who}
          {menu}
        </Drawer>
      )}
      <Layout style={{ background: '#fff' }}>
        <header className="header">
          {!lg && <Button icon={<MenuOutlined />} aria-label={words.menu} onClick={() => setOpen(true)} />}
          {settings.isLocal && <LocalClock />}
          <span className="grow" />
          {lg && who}
          <SavedViews />
          <Button size="small" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
            {words.language}
          </Button>
          <Button size="small" onClick={signOut}>
            {words.signOut}
          </Button>
        </header>
        <main id="content" className="page" tabIndex={-1}>
          <Suspense>
            <OpenPaths value={paths}>
              <Outlet />
            </OpenPaths>
          </Suspense>
        </main>
      </Layout>
    </Layout>
  )
}

function openTo(role: Role) {
  return screens.filter((screen) => screen.for.includes(role))
}

function Screens({ onChosen }: { onChosen: () => void }) {
  const { colleague, settings } = useSession()
  const say = useSay()
  const { pathname } = useLocation()
  const mine = openTo(colleague.role).filter(({ isLocal }) => !isLocal || settings.isLocal)
  const open = mine.filter(({ path }) => (path === '/' ? pathname === '/' : pathname.startsWith(path))).at(-1)
  return (
    <nav>
      <Menu
        mode="inline"
        selectedKeys={open ? [open.path] : []}
        onClick={onChosen}
        items={mine.map(({ path, title, icon }) => ({
          key: path,
          icon,
          label: <Link to={path}>{path === '/' ? <WithWaiting title={say(title)} /> : say(title)}</Link>,
        }))}
      />
    </nav>
  )
}

/** With how many things wait for the reader. */
function WithWaiting({ title }: { title: ReactNode }) {
  const worklist = useAnswer('GET /v1/worklist', { query: { limit: 1 } }, { every: liveEvery.lists })
  const waiting = worklist.data?.counts.reduce((sum, count) => sum + count.waiting, 0) ?? 0
  return (
    <>
      {title} <Badge count={waiting} overflowCount={9999} color="#0b5c3b" size="small" />
    </>
  )
}
