using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.IntegrationTests.Publishing;

/// <summary>The machine's file operations, counted and noted; what happens at one of them is the test's to say.</summary>
/// <param name="before">Called with the operation's number, counted from 1, before it is done.</param>
internal sealed class CountingFiles(Action<int> before) : IPublishingFiles
{
    /// <summary>The operations in order: a verb and the name of what it was done to.</summary>
    public List<string> Done { get; } = [];

    public Stream Lock(string path) => Step("lock", path, () => DiskFiles.Instance.Lock(path));

    public void CreateDirectory(string path) => Step("mkdir", path, () => DiskFiles.Instance.CreateDirectory(path));

    public Stream Create(string path) => Step("create", path, () => new CountingStream(this, path, DiskFiles.Instance.Create(path)));

    public void FlushToDisk(string path) => Step("flush", path, () => DiskFiles.Instance.FlushToDisk(path));

    public void FlushToDisk(string path, Stream written) => Step("flush", path, () => DiskFiles.Instance.FlushToDisk(path, ((CountingStream)written).Inner));

    public void FlushFolder(string path) => Step("sync", path, () => DiskFiles.Instance.FlushFolder(path));

    public void DeleteFile(string path) => Step("remove", path, () => DiskFiles.Instance.DeleteFile(path));

    public void MoveDirectory(string from, string to) => Step("move", from, () => DiskFiles.Instance.MoveDirectory(from, to));

    public void MoveFile(string from, string to) => Step("keep", from, () => DiskFiles.Instance.MoveFile(from, to));

    public void ReplaceFile(string from, string to) => Step("replace", from, () => DiskFiles.Instance.ReplaceFile(from, to));

    public void DeleteDirectory(string path) => Step("delete", path, () => DiskFiles.Instance.DeleteDirectory(path));

    private void Step(string verb, string path, Action action) => Step(verb, path, () =>
    {
        action();
        return true;
    });

    private T Step<T>(string verb, string path, Func<T> action)
    {
        Done.Add($"{verb} {Path.GetFileName(path)}");
        before(Done.Count);
        return action();
    }

    private sealed class CountingStream(CountingFiles files, string path, Stream inner) : Stream
    {
        private bool written, closed;

        public Stream Inner => inner;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            // The first write stands for all.
            if (!written)
            {
                written = true;
                files.Step("write", path, () => inner.Write(buffer, offset, count));
                return;
            }

            inner.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !closed)
            {
                closed = true;
                try
                {
                    files.Step("close", path, inner.Flush);
                }
                finally
                {
                    inner.Dispose();
                }
            }

            base.Dispose(disposing);
        }
    }
}
