import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useSession } from '../sign-in/signed-in.tsx'
import { inBoth } from '../words/in-both.ts'
import { useWords } from '../words/language.tsx'
import { keepViews, keptViews, type SavedView } from './kept-views.ts'

const viewsWords = inBoth(
  {
    views: '常用视图',
    none: '还没有。先在页面上选好筛选，再在这里起个名字保存；只存在这台电脑上，换台电脑要重新保存。',
    name: '名称，例如：逾期工单',
    save: '保存当前页',
    remove: (name: string) => `删除“${name}”`,
  },
  {
    views: 'Saved views',
    none: 'None yet. Choose the filters on a page and save it here under a name; it is kept on this computer only.',
    name: 'Name, e.g. overdue cases',
    save: 'Save this page',
    remove: (name: string) => `Remove “${name}”`,
  },
)

/** Pages as one has filtered them, by names of one's own: filters stand in the address, so a view is a name and an address. */
export function SavedViews() {
  const words = useWords(viewsWords)
  const { colleague } = useSession()
  const { pathname, search } = useLocation()
  const [views, setViews] = useState<readonly SavedView[]>([])
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const keep = (changed: readonly SavedView[]) => setViews(keepViews(colleague.subject, changed))
  const save = () => {
    const called = name.trim()
    if (called === '') return
    const others = keptViews(colleague.subject).filter((one) => one.name !== called)
    keep([...others, { name: called, address: pathname + search }])
    setName('')
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={(opens) => {
        // Another tab may have saved some meanwhile.
        if (opens) setViews(keptViews(colleague.subject))
        setOpen(opens)
      }}
      title={words.views}
      content={
        <Space orientation="vertical" style={{ width: 300 }}>
          {views.length === 0 && <span className="quiet">{words.none}</span>}
          {views.map((view) => (
            <div key={view.name} style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
              <Link to={view.address} onClick={() => setOpen(false)} style={{ textDecoration: 'underline' }}>
                {view.name}
              </Link>
              <Button
                size="small"
                icon={<DeleteOutlined />}
                aria-label={words.remove(view.name)}
                onClick={() => keep(keptViews(colleague.subject).filter((one) => one.name !== view.name))}
              />
            </div>
          ))}
          <Space.Compact block>
            <Input
              aria-label={words.name}
              placeholder={words.name}
              value={name}
              maxLength={40}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={save}
            />
            <Button type="primary" disabled={name.trim() === ''} onClick={save}>
              {words.save}
            </Button>
          </Space.Compact>
        </Space>
      }
    >
      <Button size="small" icon={<StarOutlined />}>
        {words.views}
      </Button>
    </Popover>
  )
}
