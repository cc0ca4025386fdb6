using System.Runtime.InteropServices;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// Runs the services alone, for tests: <c>dotnet Mezzofy.LocalHost.dll FOLDER ROOT FILE</c> starts them in FOLDER, with the tools of it or of
/// the repository ROOT, writes <c>MEZZOFY_TEST_POSTGRES</c> and <c>MEZZOFY_TEST_STORAGE</c> to FILE as shell exports once they are ready,
/// and stops them at SIGTERM or Ctrl-C.
/// </summary>
internal static class ServicesProgram
{
    private static int Main(string[] args)
    {
        if (args is not [var folder, var root, var file])
        {
            Console.Error.WriteLine("usage: Mezzofy.LocalHost FOLDER ROOT FILE");
            return 2;
        }

        try
        {
            Run(Path.GetFullPath(folder), Path.GetFullPath(root), file);
            return 0;
        }
        catch (StartupException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static void Run(string folder, string root, string file)
    {
        using var stop = new ManualResetEventSlim();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var services = new LocalServices(folder, ServicesSetup.Tools(folder, root), wantsPostgres: true, wantsStorage: true, survivesOutages: false);
        services.WaitUntilReady();
        File.WriteAllText(file + ".new", $"""
            export MEZZOFY_TEST_POSTGRES='{PostgresServer.ConnectionString(services.Secrets)}'
            export MEZZOFY_TEST_STORAGE='{AzuriteServer.ConnectionString(services.Secrets)}'

            """);
        File.Move(file + ".new", file, overwrite: true);
        stop.Wait();

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Set();
        }
    }
}
