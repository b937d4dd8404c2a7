import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { isProblem } from './service/problem.ts'
import { readSettings } from './service/settings.ts'
import { Filings } from './shell/filings.tsx'
import { Theme } from './shell/theme.tsx'
import { Ways } from './shell/ways.tsx'
import { SignedIn } from './sign-in/signed-in.tsx'
import { LanguageChoice } from './words/language.tsx'

const queries = new QueryClient({
  defaultOptions: {
    // Without a network an act fails and says so; kept back, it would be done later, when nobody is looking.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      // What the service refuses it refuses again; what could not be reached is worth another try.
      retry: (failures, error) => !(isProblem(error) && error.status < 500) && failures < 2,
    },
  },
})

const place = document.getElementById('root')
if (!place) throw new Error('index.html has a place for the console')
const settings = await readSettings()
createRoot(place).render(
  <StrictMode>
    <LanguageChoice>
      <Theme>
        <QueryClientProvider client={queries}>
          <SignedIn settings={settings}>
            <Ways />
          </SignedIn>
          <Filings filings={settings.filings} />
        </QueryClientProvider>
      </Theme>
    </LanguageChoice>
  </StrictMode>,
)
