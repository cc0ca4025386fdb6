using System.Diagnostics;
using System.Net;
using Mezzofy.LocalHost.Services;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Services;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ServicesTests(ServicesFixture fixture) : IClassFixture<ServicesFixture>, IDisposable
{
    private readonly List<string> folders = [];

    public void Dispose() => folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Fact]
    public async Task A_fresh_folder_gets_both_services_with_keys_of_their_own()
    {
        await using var app = await StartAsync();

        await ServicesFixture.WriteAsync(app.DataFolder, "one");
        (await ServicesFixture.ReadAsync(app.DataFolder)).ShouldBe(("one", 1));
        (File.GetUnixFileMode(Path.Combine(app.DataFolder, "services.json")) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite))
            .ShouldBe(UnixFileMode.None);
        await using var stranger = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={ServicesFixture.Secrets(app.DataFolder).PostgresPort};Username=postgres;Password=guess;Pooling=false");
        (await Should.ThrowAsync<PostgresException>(stranger.OpenAsync())).SqlState.ShouldBe("28P01");
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_everything_and_the_next_start_finds_its_data(string signal)
    {
        await using var app = await StartAsync();
        await ServicesFixture.WriteAsync(app.DataFolder, "one");
        var services = ServicesFixture.Processes(app.DataFolder);
        services.Length.ShouldBe(2);
        var before = ServicesFixture.Secrets(app.DataFolder);

        await app.StopAsync(signal);

        app.Process.ExitCode.ShouldBe(0);
        services.ShouldAllBe(id => !ServicesFixture.IsAlive(id));
        await app.StartAsync();
        ServicesFixture.Secrets(app.DataFolder).ShouldBe(before);
        (await ServicesFixture.ReadAsync(app.DataFolder)).ShouldBe(("one", 1));
    }

    [Fact]
    public async Task A_killed_app_leaves_services_that_the_next_start_takes_over_and_stops()
    {
        await using var app = await StartAsync();
        await ServicesFixture.WriteAsync(app.DataFolder, "one");
        await app.KillAsync();
        var left = ServicesFixture.Processes(app.DataFolder);
        left.ShouldAllBe(id => ServicesFixture.IsAlive(id));

        await app.StartAsync();

        ServicesFixture.Processes(app.DataFolder).ShouldBe(left);
        (await ServicesFixture.ReadAsync(app.DataFolder)).ShouldBe(("one", 1));
        await app.StopAsync();
        left.ShouldAllBe(id => !ServicesFixture.IsAlive(id));
    }

    [Fact]
    public async Task A_killed_app_with_killed_services_starts_again_with_what_was_committed()
    {
        await using var app = await StartAsync();
        await ServicesFixture.WriteAsync(app.DataFolder, "one");
        await app.KillAsync();
        foreach (var id in ServicesFixture.Processes(app.DataFolder))
            Process.GetProcessById(id).Kill();

        await app.StartAsync();

        // Azurite writes its list of blobs every few seconds: only PostgreSQL promises to keep all.
        (await ServicesFixture.RowsAsync(app.DataFolder)).ShouldBe("one");
    }

    [Fact]
    public async Task Services_that_are_killed_under_a_running_app_are_started_again_and_stopped_with_it()
    {
        await using var app = await StartAsync();
        await ServicesFixture.WriteAsync(app.DataFolder, "one");
        var killed = ServicesFixture.Processes(app.DataFolder);
        foreach (var id in killed)
            Process.GetProcessById(id).Kill();

        // Azurite writes its list of blobs every few seconds: only PostgreSQL promises to keep all.
        await Testing.Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    return ServicesFixture.Processes(app.DataFolder).Except(killed).Count() == 2 && await ServicesFixture.RowsAsync(app.DataFolder) == "one";
                }
                catch (Npgsql.NpgsqlException)
                {
                    return false;
                }
            },
            "both services to be back",
            TimeSpan.FromSeconds(60));
        var running = ServicesFixture.Processes(app.DataFolder);
        await app.StopAsync();
        running.ShouldAllBe(id => !ServicesFixture.IsAlive(id));
    }

    [Fact]
    public async Task A_stale_process_file_that_names_somebody_else_is_no_hindrance()
    {
        await using var app = await StartAsync();
        await app.StopAsync();
        await File.WriteAllTextAsync(
            Path.Combine(app.DataFolder, "postgres/postmaster.pid"), $"{Environment.ProcessId}\n{app.DataFolder}/postgres\n1\n1\n\n127.0.0.1\n0 0\nready\n");
        await File.WriteAllTextAsync(Path.Combine(app.DataFolder, "azurite/azurite.pid"), $"{Environment.ProcessId}");

        await app.StartAsync();

        ServicesFixture.Processes(app.DataFolder).ShouldNotContain(Environment.ProcessId);
    }

    [Fact]
    public async Task Two_instances_with_their_own_folders_run_side_by_side()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        await ServicesFixture.WriteAsync(one.DataFolder, "one");
        await ServicesFixture.WriteAsync(other.DataFolder, "other");

        (await ServicesFixture.ReadAsync(one.DataFolder)).ShouldBe(("one", 1));
        (await ServicesFixture.ReadAsync(other.DataFolder)).ShouldBe(("other", 1));
        (await other.Client.GetAsync("files/list")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_instance_on_one_folder_is_refused_with_a_sentence()
    {
        await using var app = await StartAsync();

        var (exitCode, log) = await AppProcess.RunAsync(new AppOptions { Program = "Mezzofy.Behaviour", DataFolder = app.DataFolder });

        exitCode.ShouldBe(1);
        log.ShouldBe($"MEZZOFY_DATA: another instance uses the folder {app.DataFolder}; stop it, or name another folder and port.");
        ServicesFixture.Processes(app.DataFolder).ShouldAllBe(id => ServicesFixture.IsAlive(id));
    }

    [Fact]
    public async Task A_remembered_port_that_somebody_else_has_taken_is_given_up()
    {
        await using var app = await StartAsync();
        await ServicesFixture.WriteAsync(app.DataFolder, "one");
        await app.StopAsync();
        using var taken = new HttpListener { Prefixes = { $"http://127.0.0.1:{ServicesFixture.Secrets(app.DataFolder).PostgresPort}/" } };
        taken.Start();

        await app.StartAsync();

        (await ServicesFixture.ReadAsync(app.DataFolder)).ShouldBe(("one", 1));
    }

    [RootFact]
    public async Task Where_root_cannot_show_postgres_another_user_it_hands_it_over_to_one_that_need_not_see_the_data_folder()
    {
        var hidden = Directory.CreateTempSubdirectory("hidden-").FullName;
        folders.Add(hidden);
        File.SetUnixFileMode(hidden, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var nobody = File.ReadLines("/etc/passwd").Select(PasswdEntry.Parse).First(user => user?.Name == "nobody")!;
        var account = new ServiceAccount(["setpriv", $"--reuid={nobody.Uid}", $"--regid={nobody.Gid}", "--clear-groups", "--"], nobody);
        var secrets = ServiceSecrets.Load(hidden) with { PostgresPort = FreePort.Keep(0) };

        var folder = PostgresFolder.Prepare(hidden, new ServiceTools([fixture.Tools]).Postgres(), account);
        folders.Add(Path.GetDirectoryName(Path.GetDirectoryName(folder.Cluster))!);
        var server = new PostgresServer(folder, account, secrets, Path.Combine(hidden, "postgres.log"));
        server.Start();

        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionString(secrets) + ";Pooling=false");
        await connection.OpenAsync();
        server.LeftBehindPort().ShouldBe(secrets.PostgresPort);
        await connection.CloseAsync();
        server.Stop();
        server.LeftBehindPort().ShouldBeNull();
        folder.Cluster.ShouldStartWith("/var/tmp/");
    }

    private async Task<AppProcess> StartAsync()
    {
        var folder = ServicesFixture.NewFolder(fixture.Tools);
        folders.Add(folder);
        return await AppProcess.StartAsync(new AppOptions { Program = "Mezzofy.Behaviour", DataFolder = folder });
    }
}
