using System.Diagnostics;
using Mezzofy.Core.Identity.Logins;

namespace Mezzofy.Core.Tests.Identity;

/// <summary>Two processes on one database, their clocks standing still: what ends a token in one ends it in the other by notification alone.</summary>
public sealed class RevocationTests : IAsyncLifetime
{
    private IdentityHost host = null!;
    private IdentityHost other = null!;
    private TokenPair pair = null!;

    public async Task InitializeAsync()
    {
        host = await IdentityHost.CreateAsync();
        other = host.Second();
        await other.StartAsync();
        await UntilAsync(async () => await host.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'mezzofy-identity' and query = 'listen mezzofy_identity'") == 1);
        await host.AddUserAsync();
        pair = await host.LoginAsync();
        (await other.RefusalAsync(pair.AccessToken)).ShouldBeNull();
        (await host.RefusalAsync(pair.AccessToken)).ShouldBeNull();
    }

    public async Task DisposeAsync()
    {
        await other.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Logout_ends_both_tokens_of_this_login_everywhere_and_no_other_login()
    {
        var phone = await host.LoginAsync();
        var authenticated = await host.Authenticator.AuthenticateAsync(pair.AccessToken);

        await host.SignIn.LogoutAsync(authenticated, IdentityHost.Origin);

        (await host.RefusalAsync(pair.AccessToken)).ShouldBe("token_revoked");
        await EndsElsewhereAsync();
        await Should.ThrowAsync<ProblemException>(() => host.SignIn.RefreshAsync(pair.RefreshToken, IdentityHost.Origin));
        (await other.RefusalAsync(phone.AccessToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_change_ends_access_tokens_and_a_refresh_brings_the_new_rights()
    {
        await host.Users.AssignAsync(pair.User.Id, "finance_viewer", "finance");

        await EndsElsewhereAsync();
        var fresh = await host.SignIn.RefreshAsync(pair.RefreshToken, IdentityHost.Origin);
        var caller = (await other.Authenticator.AuthenticateAsync(fresh.AccessToken)).Caller;
        caller.Role.ShouldBe("finance_viewer");
        caller.May("finance_write").ShouldBeFalse();
    }

    [Fact]
    public async Task Disabling_an_account_ends_everything_and_enabling_it_brings_nothing_back()
    {
        await host.Users.DisableAsync(pair.User.Id);

        await EndsElsewhereAsync();
        await host.Users.EnableAsync(pair.User.Id);
        await Should.ThrowAsync<ProblemException>(() => host.SignIn.RefreshAsync(pair.RefreshToken, IdentityHost.Origin));
        (await other.RefusalAsync(pair.AccessToken)).ShouldBe("token_revoked");
        await host.LoginAsync();
    }

    [Fact]
    public async Task A_new_password_ends_everything()
    {
        await host.Users.ChangePasswordAsync(pair.User.Id, "$argon2id$…");

        await EndsElsewhereAsync();
        await Should.ThrowAsync<ProblemException>(() => host.SignIn.RefreshAsync(pair.RefreshToken, IdentityHost.Origin));
    }

    [Theory]
    [InlineData("update mezzofy.users set department = 'sales'")]
    [InlineData("delete from mezzofy.users")]
    [InlineData("update mezzofy.logins set revoked_at = now()")]
    public async Task A_change_made_by_hand_in_the_database_ends_tokens_too(string sql)
    {
        await host.ExecuteAsync(sql);

        await EndsElsewhereAsync();
    }

    [Fact]
    public async Task Without_a_notification_an_ended_token_is_noticed_within_two_seconds()
    {
        await host.ExecuteAsync("alter table mezzofy.logins disable trigger logins_after_revoke");
        await host.ExecuteAsync("update mezzofy.logins set revoked_at = now()");

        (await other.RefusalAsync(pair.AccessToken)).ShouldBeNull();
        host.Time.Advance(LoginStates.Staleness);
        (await other.RefusalAsync(pair.AccessToken)).ShouldBe("token_revoked");
    }

    [Fact]
    public async Task A_lost_connection_forgets_what_was_known()
    {
        await host.ExecuteAsync("alter table mezzofy.logins disable trigger logins_after_revoke");
        await host.ExecuteAsync("update mezzofy.logins set revoked_at = now()");
        await host.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'mezzofy-identity'");

        await EndsElsewhereAsync();
    }

    private Task EndsElsewhereAsync() => UntilAsync(async () => await other.RefusalAsync(pair.AccessToken) == "token_revoked");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Delay(5);
        }
    }
}
