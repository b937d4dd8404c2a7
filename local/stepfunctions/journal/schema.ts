/** Executions are written at their start and their end, threads at every commit that changed them. */
export const schema = `
CREATE TABLE IF NOT EXISTS machines (arn TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revisions (id INTEGER PRIMARY KEY, machine TEXT NOT NULL, definition TEXT NOT NULL, created INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS executions (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  machine TEXT NOT NULL,
  map_run INTEGER,
  item INTEGER,
  status TEXT NOT NULL,
  started INTEGER NOT NULL,
  record TEXT NOT NULL,
  output TEXT
);
CREATE INDEX IF NOT EXISTS executions_of_machine ON executions (machine, started) WHERE map_run IS NULL;
CREATE INDEX IF NOT EXISTS executions_of_map_run ON executions (map_run, item) WHERE map_run IS NOT NULL;
CREATE INDEX IF NOT EXISTS running_executions ON executions (id) WHERE status = 'RUNNING';
CREATE TABLE IF NOT EXISTS threads (execution INTEGER, id INTEGER, record TEXT NOT NULL, PRIMARY KEY (execution, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (execution INTEGER, first INTEGER, last INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (execution, first)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS map_runs (id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, execution INTEGER NOT NULL, status TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS map_runs_of_execution ON map_runs (execution);
CREATE TABLE IF NOT EXISTS map_entries (run INTEGER, first INTEGER, entries TEXT NOT NULL, PRIMARY KEY (run, first)) WITHOUT ROWID;
`
