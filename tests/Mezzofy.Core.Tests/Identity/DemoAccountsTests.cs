using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tests.Identity;

public sealed class DemoAccountsTests
{
    private const string Hashes = "select string_agg(distinct password_hash, ' ') from mezzofy.users";

    [Fact]
    public async Task Twelve_accounts_cover_every_role_and_log_in_with_the_demo_password()
    {
        await using var host = await IdentityHost.CreateAsync();

        await host.Get<DemoAccounts>().EnsureAsync();

        DemoAccounts.People.Select(person => person.Role).ShouldBe(Roles.All.Keys, ignoreOrder: true);
        (await host.ScalarAsync<long>("select count(*) from mezzofy.users")).ShouldBe(12);
        (await host.LoginAsync("ceo@mezzofy.com", "mezzofy-demo")).User.Name.ShouldBe("Daniel Lim Wei Jie");
    }

    [Fact]
    public async Task A_later_start_changes_nothing_and_a_new_password_setting_is_taken_over()
    {
        await using var host = await IdentityHost.CreateAsync();
        await host.Get<DemoAccounts>().EnsureAsync();
        var before = await host.ScalarAsync<string>(Hashes);
        await host.ExecuteAsync("update mezzofy.users set role = 'sales_rep' where email = 'coo@mezzofy.com'");

        await using var same = host.Second();
        await same.Get<DemoAccounts>().EnsureAsync();
        (await host.ScalarAsync<string>(Hashes)).ShouldBe(before);

        await using var changed = host.Second(("MEZZOFY_DEMO_PASSWORD", "another-demo"));
        await changed.Get<DemoAccounts>().EnsureAsync();
        (await host.LoginAsync("coo@mezzofy.com", "another-demo")).User.Role.ShouldBe("sales_rep");
    }

    [Fact]
    public async Task A_password_that_a_person_has_changed_stays()
    {
        await using var host = await IdentityHost.CreateAsync();
        await host.Get<DemoAccounts>().EnsureAsync();
        var user = await host.LoginAsync("cfo@mezzofy.com", "mezzofy-demo");
        var hash = await host.Get<Core.Identity.Passwords.PasswordHasher>().HashAsync("my own password");
        await host.Users.ChangePasswordAsync(user.User.Id, hash);

        await using var changed = host.Second(("MEZZOFY_DEMO_PASSWORD", "another-demo"));
        await changed.Get<DemoAccounts>().EnsureAsync();

        await host.LoginAsync("cfo@mezzofy.com", "my own password");
        await host.LoginAsync("ceo@mezzofy.com", "another-demo");
    }

    [Fact]
    public async Task On_a_configured_database_there_are_none()
    {
        var key = Convert.ToBase64String(new byte[32]);
        await using var host = await IdentityHost.CreateAsync(("LocalHost:ManagedPostgres", "false"), ("Identity:KeyEncryptionKey", key));

        await host.Get<DemoAccounts>().EnsureAsync();

        (await host.ScalarAsync<long>("select count(*) from mezzofy.users")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_processes_may_start_at_once()
    {
        await using var host = await IdentityHost.CreateAsync();
        await using var second = host.Second();

        await Task.WhenAll(host.Get<DemoAccounts>().EnsureAsync(), second.Get<DemoAccounts>().EnsureAsync());

        await host.LoginAsync("admin@mezzofy.com", "mezzofy-demo");
    }
}
