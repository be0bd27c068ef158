// Preloaded into programs that must not outlive the launcher, even when that is killed outright.
if (process.connected === false) end()
else process.once('disconnect', end)

function end() {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3000).unref()
  process.kill(process.pid, 'SIGTERM')
}
