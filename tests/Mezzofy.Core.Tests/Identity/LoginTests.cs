using System.Diagnostics.Metrics;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Passwords;

namespace Mezzofy.Core.Tests.Identity;

public sealed class LoginTests : IAsyncLifetime
{
    private IdentityHost host = null!;

    public async Task InitializeAsync()
    {
        host = await IdentityHost.CreateAsync(("Identity:AttemptsPerAccount", "3"), ("Identity:AttemptsPerAddress", "6"));
        await host.AddUserAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_login_gives_tokens_that_stand_for_the_person()
    {
        var pair = await host.LoginAsync(" Grace@Example.COM ");

        pair.ExpiresIn.ShouldBe(900);
        var caller = (await host.Authenticator.AuthenticateAsync(pair.AccessToken)).Caller;
        caller.Email.ShouldBe("grace@example.com");
        caller.Role.ShouldBe("finance_manager");
        caller.May(Permissions.FinanceWrite).ShouldBeTrue();
        caller.May(Permissions.UsersManage).ShouldBeFalse();
    }

    [Theory]
    [InlineData("grace@example.com", "wrong")]
    [InlineData("nobody@example.com", IdentityHost.Password)]
    [InlineData("grace@example.com' or '1'='1", IdentityHost.Password)]
    public async Task Wrong_credentials_are_answered_alike_and_cost_the_same_work(string email, string password)
    {
        using var hashes = new HashCounter(host.Get<IMeterFactory>());

        var refusal = await Should.ThrowAsync<ProblemException>(() => host.LoginAsync(email, password));

        (refusal.Status, refusal.Code, refusal.Message).ShouldBe((401, "invalid_credentials", "The e-mail address or the password is wrong."));
        hashes.Seen.ShouldBe([(Argon2Parameters.Current.MemoryKib, Argon2Parameters.Current.Iterations)]);
    }

    [Fact]
    public async Task A_disabled_account_is_refused_like_a_wrong_password_and_costs_the_same_work()
    {
        await host.ExecuteAsync("update mezzofy.users set disabled_at = now()");
        using var hashes = new HashCounter(host.Get<IMeterFactory>());

        var refusal = await Should.ThrowAsync<ProblemException>(() => host.LoginAsync());

        refusal.Code.ShouldBe("invalid_credentials");
        hashes.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_hash_with_weaker_parameters_is_renewed_at_the_next_login_and_tokens_live_on()
    {
        using var weak = new PasswordHasher(host.Get<IdentityOptions>(), host.Get<IMeterFactory>(), new Argon2Parameters(8_192, 1, 1));
        var old = await weak.HashAsync(IdentityHost.Password);
        await host.ExecuteAsync($"update mezzofy.users set password_hash = '{old}'");

        var pair = await host.LoginAsync();

        (await host.ScalarAsync<string>("select password_hash from mezzofy.users")).ShouldStartWith("$argon2id$v=19$m=19456,t=2,p=1$");
        (await host.RefusalAsync(pair.AccessToken)).ShouldBeNull();
        await host.LoginAsync();
    }

    [Fact]
    public async Task An_account_that_failed_too_often_waits_until_the_oldest_failure_is_out_of_the_window()
    {
        for (var i = 0; i < 3; i++)
        {
            await Should.ThrowAsync<ProblemException>(() => host.LoginAsync(password: "wrong"));
            host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var refusal = await Should.ThrowAsync<ProblemException>(() => host.LoginAsync());
        (refusal.Status, refusal.Code, refusal.RetryAfter).ShouldBe((429, "too_many_attempts", TimeSpan.FromMinutes(12)));

        host.Time.Advance(TimeSpan.FromMinutes(12) - TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<ProblemException>(() => host.LoginAsync());
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.LoginAsync();
    }

    [Fact]
    public async Task The_limit_of_an_account_holds_from_any_address_and_is_the_same_for_accounts_that_do_not_exist()
    {
        for (var i = 0; i < 3; i++)
        {
            await Should.ThrowAsync<ProblemException>(() => host.LoginAsync("nobody@example.com", "wrong", $"198.51.100.{i}"));
        }

        var refusal = await Should.ThrowAsync<ProblemException>(() => host.LoginAsync("nobody@example.com", "wrong", "198.51.100.9"));

        refusal.Status.ShouldBe(429);
    }

    [Fact]
    public async Task An_address_that_failed_too_often_waits_whichever_account_it_tries_and_others_do_not()
    {
        for (var i = 0; i < 6; i++)
        {
            await Should.ThrowAsync<ProblemException>(() => host.LoginAsync($"nobody{i}@example.com"));
        }

        (await Should.ThrowAsync<ProblemException>(() => host.LoginAsync())).Status.ShouldBe(429);
        await host.LoginAsync(address: "198.51.100.1");
    }

    [Fact]
    public async Task Guesses_made_at_the_same_moment_do_not_slip_past_the_limit()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
            (await Should.ThrowAsync<ProblemException>(() => host.LoginAsync(password: "wrong", address: $"198.51.100.{i}"))).Code));

        codes.Count(code => code == "invalid_credentials").ShouldBe(3);
        codes.Count(code => code == "too_many_attempts").ShouldBe(9);
    }

    [Fact]
    public async Task Logins_that_succeed_are_never_too_many()
    {
        for (var i = 0; i < 8; i++)
        {
            await host.LoginAsync();
        }
    }

    [Fact]
    public async Task Every_login_is_in_the_audit_log()
    {
        await host.LoginAsync();
        await Should.ThrowAsync<ProblemException>(() => host.LoginAsync(password: "wrong"));

        var page = await host.Get<AuditReader>().ListAsync(new AuditFilter { Action = "auth.login" }, new PageRequest());
        page.Items.Select(item => item.Outcome).ShouldBe([AuditOutcomes.Refused, AuditOutcomes.Done]);
        page.Items.ShouldAllBe(item => item.Address == "203.0.113.7" && item.UserId!.StartsWith("user_"));
    }

    private sealed class HashCounter : IDisposable
    {
        private readonly MeterListener listener = new();

        public HashCounter(IMeterFactory meters)
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "mezzofy.password.hashes" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Seen.Add(((int)tags[0].Value!, (int)tags[1].Value!)));
            listener.Start();
        }

        public List<(int Memory, int Iterations)> Seen { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
