import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CarOutlined,
  CustomerServiceOutlined,
  FileExcelOutlined,
  FlagOutlined,
  IdcardOutlined,
  MobileOutlined,
  MoneyCollectOutlined,
  NodeIndexOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { ComponentType, ReactNode } from 'react'
import type { Words } from '../../domain/kernel/words.ts'
import type { Role } from '../../functions/wiring/staff.ts'

interface ScreenEntry {
  readonly path: string
  readonly title: Words
  readonly icon: ReactNode
  readonly for: readonly Role[]
  /** Shown on one machine only. */
  readonly isLocal?: true
  readonly load: () => Promise<{ readonly Screen: ComponentType }>
}

/** The screens in the order of the menu, a line each. */
export const screens: readonly ScreenEntry[] = [
  {
    path: '/',
    title: { zh: '今日待办', en: 'Worklist' },
    icon: <UnorderedListOutlined />,
    for: ['province', 'county', 'station'],
    load: () => import('./worklist/worklist.tsx'),
  },
  {
    path: '/batches',
    title: { zh: '批次', en: 'Batches' },
    icon: <TeamOutlined />,
    for: ['province', 'county', 'auditor'],
    load: () => import('./batches/batches.tsx'),
  },
  {
    path: '/plan',
    title: { zh: '行程方案', en: 'Transport plans' },
    icon: <NodeIndexOutlined />,
    for: ['province', 'county', 'auditor'],
    load: () => import('./plan/plan.tsx'),
  },
  {
    path: '/trips',
    title: { zh: '今日行程', en: 'Trips of the day' },
    icon: <CarOutlined />,
    for: ['province', 'county', 'station', 'auditor'],
    load: () => import('./trips/trips.tsx'),
  },
  {
    path: '/people',
    title: { zh: '人员', en: 'People' },
    icon: <IdcardOutlined />,
    for: ['province', 'county', 'station', 'auditor'],
    load: () => import('./people/people.tsx'),
  },
  {
    path: '/station',
    title: { zh: '驻外站', en: 'Stations' },
    icon: <CustomerServiceOutlined />,
    for: ['province', 'county', 'station', 'auditor'],
    load: () => import('./station/station.tsx'),
  },
  {
    path: '/enterprises',
    title: { zh: '企业', en: 'Enterprises' },
    icon: <BankOutlined />,
    for: ['province', 'county', 'auditor'],
    load: () => import('./enterprises/enterprises.tsx'),
  },
  {
    path: '/surveys',
    title: { zh: '摸底', en: 'Surveys' },
    icon: <FileExcelOutlined />,
    for: ['province', 'county', 'auditor'],
    load: () => import('./surveys/surveys.tsx'),
  },
  {
    path: '/campaigns',
    title: { zh: '专项活动', en: 'Campaigns' },
    icon: <FlagOutlined />,
    for: ['province', 'county', 'auditor'],
    load: () => import('./campaigns/campaigns.tsx'),
  },
  {
    path: '/subsidies',
    title: { zh: '补贴', en: 'Subsidies' },
    icon: <MoneyCollectOutlined />,
    for: ['province', 'county', 'station', 'auditor'],
    load: () => import('./subsidies/subsidies.tsx'),
  },
  {
    path: '/reports',
    title: { zh: '报表', en: 'Reports' },
    icon: <BarChartOutlined />,
    for: ['province', 'county', 'station', 'auditor'],
    load: () => import('./reports/reports.tsx'),
  },
  {
    path: '/audit',
    title: { zh: '审计与系统', en: 'Audit and system' },
    icon: <AuditOutlined />,
    for: ['province', 'auditor'],
    load: () => import('./audit/audit.tsx'),
  },
  {
    path: '/phones',
    title: { zh: '演练手机', en: 'Simulated phones' },
    icon: <MobileOutlined />,
    for: ['province'],
    isLocal: true,
    load: () => import('./phones/phones.tsx'),
  },
]
