using Mezzofy.Core.Auditing;
using Mezzofy.Core.Identity.Logins;

namespace Mezzofy.Core.Tests.Identity;

public sealed class RefreshTests : IAsyncLifetime
{
    private IdentityHost host = null!;

    public async Task InitializeAsync()
    {
        host = await IdentityHost.CreateAsync();
        await host.AddUserAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_refresh_gives_a_fresh_pair_of_the_same_login()
    {
        var first = await host.LoginAsync();

        var second = await RefreshAsync(first.RefreshToken);

        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        (await LoginIdAsync(second)).ShouldBe(await LoginIdAsync(first));
    }

    [Fact]
    public async Task Reuse_of_a_rotated_token_ends_the_whole_login_and_is_audited()
    {
        var first = await host.LoginAsync();
        var second = await RefreshAsync(first.RefreshToken);
        host.Time.Advance(TimeSpan.FromSeconds(11));

        (await RefusalAsync(first.RefreshToken)).ShouldBe("refresh_token_invalid");

        (await RefusalAsync(second.RefreshToken)).ShouldBe("refresh_token_invalid");
        (await host.RefusalAsync(second.AccessToken)).ShouldBe("token_revoked");
        var page = await host.Get<AuditReader>().ListAsync(new AuditFilter { Action = "auth.refresh_reuse" }, new PageRequest());
        page.Items.ShouldHaveSingleItem().Outcome.ShouldBe(AuditOutcomes.Refused);
    }

    [Fact]
    public async Task The_predecessor_is_tolerated_for_ten_seconds_and_both_pairs_go_on()
    {
        var first = await host.LoginAsync();
        var second = await RefreshAsync(first.RefreshToken);
        host.Time.Advance(TimeSpan.FromSeconds(10));

        var again = await RefreshAsync(first.RefreshToken);

        again.RefreshToken.ShouldNotBe(second.RefreshToken);
        (await RefusalAsync((await RefreshAsync(again.RefreshToken)).RefreshToken)).ShouldBeNull();
    }

    [Fact]
    public async Task An_older_ancestor_is_not_tolerated_even_within_ten_seconds()
    {
        var first = await host.LoginAsync();
        var second = await RefreshAsync(first.RefreshToken);
        var third = await RefreshAsync(second.RefreshToken);

        (await RefusalAsync(first.RefreshToken)).ShouldBe("refresh_token_invalid");
        (await RefusalAsync(third.RefreshToken)).ShouldBe("refresh_token_invalid");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task A_sibling_used_after_the_other_was_rotated_ends_the_login(int seconds)
    {
        var first = await host.LoginAsync();
        var second = await RefreshAsync(first.RefreshToken);
        var stolen = await RefreshAsync(first.RefreshToken);
        await RefreshAsync(second.RefreshToken);
        host.Time.Advance(TimeSpan.FromSeconds(seconds));

        (await RefusalAsync(stolen.RefreshToken)).ShouldBe("refresh_token_invalid");
        (await host.ScalarAsync<string>("select revoked_reason from mezzofy.logins")).ShouldBe("reuse");
    }

    [Fact]
    public async Task Many_refreshes_at_once_with_one_token_all_get_pairs_that_work()
    {
        for (var round = 0; round < 10; round++)
        {
            await ManyAtOnceAsync();
            await host.ScalarAsync<int>("with gone as (delete from mezzofy.logins returning 1) select count(*)::int from gone");
        }
    }

    private async Task ManyAtOnceAsync()
    {
        var second = host.Second();
        var first = await host.LoginAsync();

        var pairs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            (i % 2 == 0 ? host : second).SignIn.RefreshAsync(first.RefreshToken, IdentityHost.Origin)));

        pairs.Select(pair => pair.RefreshToken).Distinct().Count().ShouldBe(8);
        (await host.ScalarAsync<int>("select generation from mezzofy.logins")).ShouldBe(2);
        (await RefusalAsync(pairs[5].RefreshToken)).ShouldBeNull();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_token_unused_for_thirty_days_is_over_and_one_in_use_lives_on()
    {
        var idle = await host.LoginAsync();
        var used = await host.LoginAsync();
        host.Time.Advance(TimeSpan.FromDays(20));
        used = await RefreshAsync(used.RefreshToken);
        host.Time.Advance(TimeSpan.FromDays(11));

        (await RefusalAsync(idle.RefreshToken)).ShouldBe("refresh_token_invalid");
        (await RefusalAsync(used.RefreshToken)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("mzr_")]
    [InlineData("mzr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' or 1=1 --")]
    public async Task What_is_no_refresh_token_is_refused(string token) => (await RefusalAsync(token)).ShouldBe("refresh_token_invalid");

    [Fact]
    public async Task An_access_token_is_no_refresh_token() =>
        (await RefusalAsync((await host.LoginAsync()).AccessToken)).ShouldBe("refresh_token_invalid");

    [Fact]
    public async Task Only_the_hash_of_a_refresh_token_is_stored()
    {
        var token = (await host.LoginAsync()).RefreshToken;

        var rows = await host.ScalarAsync<string>("select string_agg(t::text || l::text, ' ') from mezzofy.refresh_tokens t, mezzofy.logins l");
        rows.ShouldNotContain(token);
        rows.ShouldNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(token)));
    }

    private Task<TokenPair> RefreshAsync(string token) => host.SignIn.RefreshAsync(token, IdentityHost.Origin);

    private async Task<string?> RefusalAsync(string token)
    {
        try
        {
            await RefreshAsync(token);
            return null;
        }
        catch (ProblemException refusal)
        {
            refusal.Status.ShouldBe(401);
            return refusal.Code;
        }
    }

    private async Task<string> LoginIdAsync(TokenPair pair) => (await host.Authenticator.AuthenticateAsync(pair.AccessToken)).LoginId;
}
