import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  ScheduleOutlined,
  SyncOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useSay } from '../words/language.tsx'
import { type Look, type StateIn, type StateOf, states } from '../words/states.ts'

/** Ink on paper with a contrast of 4.5 and more. */
const looks: Readonly<Record<Look, { readonly ink: string; readonly paper: string; readonly icon: ReactNode }>> = {
  planned: { ink: '#434343', paper: '#f0f0f0', icon: <ScheduleOutlined /> },
  waiting: { ink: '#7a4b00', paper: '#fff4e0', icon: <ClockCircleOutlined /> },
  working: { ink: '#0b4f8a', paper: '#e6f0fa', icon: <SyncOutlined /> },
  good: { ink: '#0b5c3b', paper: '#e6f2ec', icon: <CheckCircleFilled /> },
  warning: { ink: '#8a3b00', paper: '#fff0e6', icon: <ExclamationCircleFilled /> },
  bad: { ink: '#a61d24', paper: '#fff1f0', icon: <CloseCircleFilled /> },
  off: { ink: '#595959', paper: '#f5f5f5', icon: <MinusCircleOutlined /> },
}

interface Props<Of extends StateOf> {
  /** Whose state it is. */
  readonly of: Of
  readonly state: StateIn<Of>
  /** Said after the word: a count, a time. */
  readonly children?: ReactNode
}

/** A state by its one word, colour and icon. */
export function StateTag<Of extends StateOf>({ of, state, children }: Props<Of>) {
  const say = useSay()
  const word = states[of][state]
  const { ink, paper, icon } = looks[word.look]
  const style = { color: ink, background: paper, borderRadius: 4, padding: '1px 6px', whiteSpace: 'nowrap' } as const
  return (
    <span style={style}>
      <span aria-hidden>{icon}</span> {say(word)}
      {children !== undefined && <> {children}</>}
    </span>
  )
}
