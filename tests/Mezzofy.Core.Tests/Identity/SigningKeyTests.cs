using System.Security.Cryptography;
using Mezzofy.Core.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Mezzofy.Core.Tests.Identity;

public sealed class SigningKeyTests
{
    private static string NewKey => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task Processes_that_start_at_once_agree_on_one_key()
    {
        await using var host = await IdentityHost.CreateAsync();
        await using var second = host.Second();
        await host.AddUserAsync();

        var pairs = await Task.WhenAll(host.LoginAsync(), second.LoginAsync());

        pairs.Select(pair => Kid(pair.AccessToken)).Distinct().Count().ShouldBe(1);
        (await host.ScalarAsync<long>("select count(*) from mezzofy.signing_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task Keys_rotate_while_tokens_of_the_old_one_stay_good_until_they_expire()
    {
        await using var host = await IdentityHost.CreateAsync();
        await using var second = host.Second();
        await host.AddUserAsync();
        var first = await host.LoginAsync();
        host.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromHours(11));
        await host.LoginAsync();
        host.Time.Advance(TimeSpan.FromMinutes(4));
        var last = await host.LoginAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var next = await host.LoginAsync();

        Kid(last.AccessToken).ShouldBe(Kid(first.AccessToken));
        Kid(next.AccessToken).ShouldNotBe(Kid(first.AccessToken));
        (await second.RefusalAsync(last.AccessToken)).ShouldBeNull();
        (await second.RefusalAsync(next.AccessToken)).ShouldBeNull();
    }

    [Fact]
    public async Task Keys_that_no_longer_verify_are_forgotten()
    {
        await using var host = await IdentityHost.CreateAsync();
        await host.AddUserAsync();
        await host.LoginAsync();
        host.Time.Advance(TimeSpan.FromDays(40));

        await host.LoginAsync();

        (await host.ScalarAsync<long>("select count(*) from mezzofy.signing_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task A_private_key_is_stored_only_encrypted_and_opens_in_the_next_process()
    {
        var key = NewKey;
        await using var host = await IdentityHost.CreateAsync(("LocalHost:ManagedPostgres", "false"), ("Identity:KeyEncryptionKey", key));
        await host.AddUserAsync();
        var pair = await host.LoginAsync();

        var stored = await host.ScalarAsync<byte[]>("select private_key from mezzofy.signing_keys");
        using var ecdsa = ECDsa.Create();
        Should.Throw<CryptographicException>(() => ecdsa.ImportPkcs8PrivateKey(stored, out _));
        await using var second = host.Second(("Identity:KeyEncryptionKey", key));
        Kid((await second.LoginAsync()).AccessToken).ShouldBe(Kid(pair.AccessToken));
    }

    [Fact]
    public async Task With_another_key_encryption_key_a_new_signing_key_is_made_and_old_tokens_still_verify()
    {
        await using var host = await IdentityHost.CreateAsync(("Identity:KeyEncryptionKey", NewKey));
        await host.AddUserAsync();
        var pair = await host.LoginAsync();
        await using var second = host.Second(("Identity:KeyEncryptionKey", NewKey));

        var fresh = await second.LoginAsync();

        Kid(fresh.AccessToken).ShouldNotBe(Kid(pair.AccessToken));
        (await second.RefusalAsync(pair.AccessToken)).ShouldBeNull();
        host.Time.Advance(TimeSpan.FromSeconds(6));
        (await host.RefusalAsync(fresh.AccessToken)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Identity:KeyEncryptionKey", "")]
    [InlineData("Identity:KeyEncryptionKey", "c2hvcnQ=")]
    [InlineData("Identity:KeyEncryptionKey", "not base64")]
    [InlineData("Identity:AccessTokenMinutes", "0")]
    [InlineData("Identity:AttemptsPerAccount", "0")]
    [InlineData("Identity:Issuer", " ")]
    [InlineData("Identity:RefreshTokenDays", "many")]
    [InlineData("MEZZOFY_DEMO_PASSWORD", "short")]
    public async Task A_wrong_setting_is_refused_by_its_name(string setting, string value)
    {
        var settings = new[] { ("Identity:KeyEncryptionKey", (string?)NewKey), ("LocalHost:ManagedPostgres", "false"), (setting, value) };

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => IdentityHost.CreateAsync(settings));

        refusal.Message.ShouldContain(setting);
    }

    private static string Kid(string token) => new JsonWebTokenHandler().ReadJsonWebToken(token).Kid;
}
