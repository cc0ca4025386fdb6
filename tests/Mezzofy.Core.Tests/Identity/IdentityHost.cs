using Mezzofy.Core.Auditing;
using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Identity.Passwords;
using Mezzofy.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.Identity;

/// <summary>One process of the product as far as identity goes, on a database of its own or, as a second process, on another's.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";
    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly ServiceProvider services;

    private IdentityHost(TestDatabase database, bool ownsDatabase, FakeTimeProvider time, IReadOnlyDictionary<string, string?> settings)
    {
        (this.database, this.ownsDatabase, Time) = (database, ownsDatabase, time);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings)
        {
            ["ConnectionStrings:Postgres"] = database.ConnectionString,
        }).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time)
            .AddData(configuration).AddAuditing(configuration).AddIdentity(configuration).BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; }

    public NpgsqlDataSource Database => database.DataSource;

    public SignIn SignIn => Get<SignIn>();

    public Users Users => Get<Users>();

    public Authenticator Authenticator => Get<Authenticator>();

    public static RequestOrigin Origin { get; } = new(RequestSources.Mobile, "203.0.113.7");

    public static async Task<IdentityHost> CreateAsync(params (string Key, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["LocalHost:ManagedPostgres"] = "true" };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        return new IdentityHost(await TestDatabase.CreateAsync(), true, time, all);
    }

    /// <summary>A second process on the same database, with the same clock.</summary>
    public IdentityHost Second(params (string Key, string? Value)[] settings) =>
        new(database, false, Time, settings.Append(("LocalHost:ManagedPostgres", "true")).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    public async Task<User> AddUserAsync(string email = "grace@example.com", string role = "finance_manager", string name = "Grace", string title = "")
    {
        var user = new User("", email, name, title, Roles.All[role].Department, role, "en", "Asia/Singapore", null, 1);
        return await Users.CreateAsync(user, await Get<PasswordHasher>().HashAsync(Password));
    }

    public Task<TokenPair> LoginAsync(string email = "grace@example.com", string password = Password, string address = "203.0.113.7") =>
        SignIn.LoginAsync(email, password, Origin with { Address = address });

    public async Task<string?> RefusalAsync(string accessToken)
    {
        try
        {
            await Authenticator.AuthenticateAsync(accessToken);
            return null;
        }
        catch (ProblemException refusal)
        {
            refusal.Status.ShouldBe(401);
            return refusal.Code;
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }
}
