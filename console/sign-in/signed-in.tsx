import { Alert, Button, Spin } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { signCallsWith } from '../service/call.ts'
import { forgetAnswers } from '../service/kept-answers.ts'
import type { ConsoleSettings } from '../service/settings.ts'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { type Colleague, colleagueIn, returnPath, signInWith } from './sign-in.ts'

interface Session {
  readonly colleague: Colleague
  readonly settings: ConsoleSettings
  /** At the token's end, or when somebody else is to sit here. */
  readonly signInAgain: () => void
  readonly signOut: () => void
}

const Current = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('screens are shown to colleagues who are signed in')
  return session
}

/** Shows its children to a colleague who is signed in, and sends everybody else to the issuer and back to where they were. */
export function SignedIn({ settings, children }: { settings: ConsoleSettings; children: ReactNode }) {
  const words = useWords(sharedWords)
  const manager = useMemo(() => signInWith(settings), [settings])
  const [colleague, setColleague] = useState<Colleague>()
  const [failure, setFailure] = useState<string>()

  useEffect(() => {
    const here = () => `${location.pathname}${location.search}`
    const enter = async () => {
      if (location.pathname === returnPath) {
        const { state } = await manager.signinCallback().then((user) => user ?? { state: '/' })
        history.replaceState(null, '', typeof state === 'string' ? state : '/')
      }
      const user = await manager.getUser()
      if (!user || user.expired) return manager.signinRedirect({ state: here() })
      signCallsWith(async () => (await manager.getUser())?.access_token)
      setColleague(colleagueIn(user.access_token))
    }
    enter().catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }, [manager])

  if (failure !== undefined)
    return (
      <Alert
        type="warning"
        showIcon
        title={words.signInFailed}
        description={failure}
        action={
          <Button type="primary" onClick={() => void manager.signinRedirect({ state: '/' })}>
            {words.signInAgain}
          </Button>
        }
      />
    )
  if (!colleague) return <Spin fullscreen description={words.signingIn} />
  const leave = async (state: string) => {
    forgetAnswers()
    await manager.removeUser()
    await manager.signinRedirect({ state, prompt: 'login' })
  }
  const session: Session = {
    colleague,
    settings,
    signInAgain: () => void leave(`${location.pathname}${location.search}`),
    signOut: () => void leave('/'),
  }
  return <Current value={session}>{children}</Current>
}
