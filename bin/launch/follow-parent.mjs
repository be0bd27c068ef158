// Preloaded into programs that must not outlive the launcher, even when that is killed outright.
process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3000).unref()
  process.kill(process.pid, 'SIGTERM')
})
