// Loaded before the server's own code: tells its parent, when asked, how much memory is in use once garbage is collected.
// Worker threads load it too, and have no parent process.
if (process.channel) {
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.(process.memoryUsage());
  });
  process.channel.unref();
}
