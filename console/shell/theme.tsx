import { App, ConfigProvider, type ConfigProviderProps, theme } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import type { ReactNode } from 'react'
import type { Language } from '../words/chosen-language.ts'
import { useLanguage } from '../words/language.tsx'

/** ES modules for a bundler, CommonJS by their package's word, which the compiler takes. */
const locales = { zh: zhCN, en: enUS } as unknown as Record<Language, NonNullable<ConfigProviderProps['locale']>>

/** Calm and dense; the one green is that of the workers' pages. Contrasts hold WCAG 2.2 AA. */
const look = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#0b5c3b',
    colorLink: '#0b5c3b',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b6b6b',
    colorTextTertiary: '#595959',
    colorError: '#a61d24',
    borderRadius: 4,
    fontSize: 14,
    // What is tapped has 24 pixels at least (WCAG 2.2, 2.5.8); `console.css` gives more of them on a phone.
    controlHeightSM: 24,
    controlItemBgActive: '#e6f2ec',
    controlItemBgActiveHover: '#d5e9de',
    colorPrimaryBg: '#e6f2ec',
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: { Descriptions: { labelColor: '#595959' } },
}

export function Theme({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <ConfigProvider locale={locales[language]} theme={look} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  )
}
