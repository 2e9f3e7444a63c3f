namespace CoverageAnalyzer.Studies.Results;

/// <summary>The lock of a results folder: a file held open without sharing, so that it ends with the process, however that ends.</summary>
internal static class ResultsLock
{
    private const int Tries = 5;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The lock's file; one that a killed run left is taken over.</param>
    /// <exception cref="ResultsInUseException">Another process holds it.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static FileStream Take(string path)
    {
        byte[] token = Guid.NewGuid().ToByteArray();
        for (int i = 0; i < Tries; i++)
        {
            FileStream? held = Open(path, isLast: i == Tries - 1);
            if (held is null)
            {
                continue;
            }

            if (IsAt(path, held, token))
            {
                return held;
            }

            held.Dispose();
        }

        throw new ResultsInUseException();
    }

    // Null where the file was in the way and is gone already: its holder ended between the two looks, so another try is worth it.
    private static FileStream? Open(string path, bool isLast)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path))
        {
            throw new ResultsInUseException(e);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && !isLast)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the file that is held is still the one at the path: between our opening and our locking its last holder may have deleted it,
    /// and a third run have made a new one.
    /// </summary>
    private static bool IsAt(string path, FileStream held, byte[] token)
    {
        held.SetLength(0);
        held.Write(token);
        held.Flush();
        try
        {
            using var read = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] found = new byte[token.Length];
            return read.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.AsSpan().SequenceEqual(token);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            // Where locks are binding nobody can read what is held, or delete it.
            return true;
        }
    }
}
