using Mezzofy.Core.Delivery.Outlook;
using Mezzofy.Core.Tests.Delivery;
using Mezzofy.Core.Webhooks;
using Mezzofy.Core.Webhooks.Teams;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Tests.Webhooks;

public sealed class TeamsSendersTests(DeliveryHost host) : IClassFixture<DeliveryHost>
{
    [Fact]
    public async Task A_member_of_the_tenant_is_the_colleague_with_that_address_and_is_looked_up_once()
    {
        var (user, account) = (await host.UserAsync(), $"{Guid.NewGuid()}");
        host.Providers.Graph.Accounts[account] = Account(DeliveryHost.AddressOf(user).ToUpperInvariant());

        (await FindAsync(account))!.Id.ShouldBe(user);
        (await FindAsync(account.ToUpperInvariant()))!.Id.ShouldBe(user);

        host.Providers.Count($"^GET .*/users/{account}$").ShouldBe(1);
    }

    [Theory]
    [InlineData("Guest", true)]
    [InlineData("Member", false)]
    public async Task A_guest_and_a_disabled_account_are_strangers_even_with_a_colleague_s_address(string type, bool enabled)
    {
        var (user, account) = (await host.UserAsync(), $"{Guid.NewGuid()}");
        host.Providers.Graph.Accounts[account] = Account(DeliveryHost.AddressOf(user), type, enabled);

        (await FindAsync(account)).ShouldBeNull();
    }

    [Fact]
    public async Task An_account_of_nobody_is_a_stranger_and_a_colleague_who_is_bound_is_not_bound_again()
    {
        var (user, first, second) = (await host.UserAsync(), $"{Guid.NewGuid()}", $"{Guid.NewGuid()}");
        host.Providers.Graph.Accounts[first] = Account(DeliveryHost.AddressOf(user));
        host.Providers.Graph.Accounts[second] = Account(DeliveryHost.AddressOf(user));
        await FindAsync(first);

        (await FindAsync(second)).ShouldBeNull();
        (await FindAsync($"{Guid.NewGuid()}")).ShouldBeNull();
        (await FindAsync("../me")).ShouldBeNull();
    }

    [Fact]
    public async Task While_the_directory_is_away_nobody_is_called_a_stranger()
    {
        var account = $"{Guid.NewGuid()}";
        host.Providers.Refuse($"^GET .*/users/{account}$", 503);

        (await Should.ThrowAsync<ProblemException>(FindAsync(account))).Code.ShouldBe("directory_unavailable");
    }

    private static object Account(string mail, string type = "Member", bool enabled = true) =>
        new { accountEnabled = enabled, mail, userPrincipalName = mail, userType = type };

    private Task<Core.Identity.User?> FindAsync(string account)
    {
        var accounts = new EntraAccounts(host.Database.DataSource, host.Get<GraphConnection>(), host.Get<IOptions<GraphOptions>>());
        var activity = new TeamsActivity { From = new("29:x", "Somebody Else", account) };
        return new TeamsSenders(host.Database.DataSource, accounts, Options.Create(new WebhookOptions())).FindAsync(activity, default);
    }
}
