using System.Diagnostics;

namespace Ham10000.Dataset.Tests;

/// <summary>Builds a store in a process of its own, for the tests that kill it or take its disk away.</summary>
internal static class BuildProgram
{
    /// <summary>Says that the build has come to the place where it waits to be killed.</summary>
    internal const string Waiting = "waiting";

    /// <summary>Arguments: the folder of the images, the cache folder, the image to stop before (their number: after the last; -1: never).</summary>
    internal static int Main(string[] args)
    {
        string[] paths = [.. Directory.GetFiles(args[0]).Order()];
        int stop = int.Parse(args[2]);
        ImageSource[] images = [.. paths.Select(p => new ImageSource(Path.GetFileNameWithoutExtension(p), p))];
        var options = new StoreOptions { CacheFolder = args[1], Threads = 1, Progress = new StopAtEnd(stop) };
        try
        {
            ImageStore.OpenOrBuild(new StoppingList(images, stop), StoreFiles.Preprocessing, options).Dispose();
            return 0;
        }
        catch (IOException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }
    }

    internal static Process Start(StoreFiles files, int stop, string shellPrefix = "")
    {
        string images = Path.GetDirectoryName(files.Sources[0].Path)!;
        string command = $"{shellPrefix} exec \"${{DOTNET_HOST_PATH:-dotnet}}\" exec '{typeof(BuildProgram).Assembly.Location}' '{images}' '{files.Cache}' {stop}";
        var start = new ProcessStartInfo("/bin/bash", ["-c", command]) { RedirectStandardOutput = true };

        // The runtime maps code through a file in memory, which would count against a limit on the size of files.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    private static void WaitToBeKilled()
    {
        Console.WriteLine(Waiting);
        Thread.Sleep(TimeSpan.FromMinutes(1));
    }

    /// <summary>The images, the second time without end before one of them: the first time is for the key.</summary>
    private sealed class StoppingList(ImageSource[] images, int stop) : IReadOnlyList<ImageSource>
    {
        private int _reads;

        public int Count => images.Length;

        public ImageSource this[int index]
        {
            get
            {
                if (_reads++ >= Count && index == stop)
                {
                    WaitToBeKilled();
                }

                return images[index];
            }
        }

        public IEnumerator<ImageSource> GetEnumerator() => images.AsEnumerable().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => images.GetEnumerator();
    }

    private sealed class StopAtEnd(int stop) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value)
        {
            if (value.Done == value.Total && value.Total == stop)
            {
                WaitToBeKilled();
            }
        }
    }
}
