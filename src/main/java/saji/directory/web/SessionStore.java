package saji.directory.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import saji.platform.Settings;

/** Sessions in the database, and their cookie. */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> postgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Over https the cookie never travels in the clear and is bound to this host (RFC 6265bis, {@code __Host-}). */
    @Bean
    DefaultCookieSerializerCustomizer cookie(Settings settings) {
        return cookie -> {
            if ("https".equals(settings.baseUrl().getScheme())) {
                cookie.setCookieName("__Host-saji");
                cookie.setUseSecureCookie(true);
            }
        };
    }

    /** What another version of a library wrote into a session and cannot be read any more counts as not there. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, new Reader());
        return conversions;
    }

    private static final class Reader implements Converter<byte[], @Nullable Object> {

        private final DeserializingConverter reader = new DeserializingConverter();

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException e) {
                LOG.info("A session held something from another version; its owner signs in again");
                return null;
            }
        }
    }
}
